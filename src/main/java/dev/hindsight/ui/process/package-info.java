/** The shape of the whole system: the process map, the paths of operations, and those that fall out of the usual. */
@NullMarked
package dev.hindsight.ui.process;

import org.jspecify.annotations.NullMarked;
