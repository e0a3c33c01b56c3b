/** What tests of several packages share. */
@NullMarked
package dev.hindsight.testing;

import org.jspecify.annotations.NullMarked;
