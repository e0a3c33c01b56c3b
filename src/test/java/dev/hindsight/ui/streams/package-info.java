@NullMarked
package dev.hindsight.ui.streams;

import org.jspecify.annotations.NullMarked;
