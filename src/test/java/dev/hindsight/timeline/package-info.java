@NullMarked
package dev.hindsight.timeline;

import org.jspecify.annotations.NullMarked;
