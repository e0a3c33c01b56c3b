/** The entry point of Hindsight, and the only place that knows both the window and PostgreSQL. */
@NullMarked
package dev.hindsight;

import org.jspecify.annotations.NullMarked;
