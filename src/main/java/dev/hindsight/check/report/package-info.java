/** What checks found, as files: for scripts, for people, and for continuous integration. */
@NullMarked
package dev.hindsight.check.report;

import org.jspecify.annotations.NullMarked;
