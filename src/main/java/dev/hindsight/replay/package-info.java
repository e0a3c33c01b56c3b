/** Time travel: what a replay recorded, and what can be asked of it. Knows no store, no window and no class loader. */
@NullMarked
package dev.hindsight.replay;

import org.jspecify.annotations.NullMarked;
