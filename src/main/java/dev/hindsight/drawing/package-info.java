/** Drawing without a window: the port that painters draw to, and what it draws into: SVG, PNG, pixels. */
@NullMarked
package dev.hindsight.drawing;

import org.jspecify.annotations.NullMarked;
