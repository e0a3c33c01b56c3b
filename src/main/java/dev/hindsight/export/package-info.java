/** Events as files: JSON Lines and CSV, of any size. */
@NullMarked
package dev.hindsight.export;

import org.jspecify.annotations.NullMarked;
