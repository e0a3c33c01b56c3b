@NullMarked
package dev.hindsight.ui.events;

import org.jspecify.annotations.NullMarked;
