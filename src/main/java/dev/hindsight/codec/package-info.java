/** From a stored payload to JSON; each step says what it recognised. */
@NullMarked
package dev.hindsight.codec;

import org.jspecify.annotations.NullMarked;
