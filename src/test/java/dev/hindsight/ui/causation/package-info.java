@NullMarked
package dev.hindsight.ui.causation;

import org.jspecify.annotations.NullMarked;
