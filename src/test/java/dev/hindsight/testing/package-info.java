/** What tests of several packages share: above all a real PostgreSQL. */
@NullMarked
package dev.hindsight.testing;

import org.jspecify.annotations.NullMarked;
