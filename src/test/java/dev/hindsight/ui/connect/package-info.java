@NullMarked
package dev.hindsight.ui.connect;

import org.jspecify.annotations.NullMarked;
