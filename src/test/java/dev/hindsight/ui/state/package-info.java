@NullMarked
package dev.hindsight.ui.state;

import org.jspecify.annotations.NullMarked;
