@NullMarked
package dev.hindsight.ui.checks;

import org.jspecify.annotations.NullMarked;
