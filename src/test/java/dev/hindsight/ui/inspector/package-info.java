@NullMarked
package dev.hindsight.ui.inspector;

import org.jspecify.annotations.NullMarked;
