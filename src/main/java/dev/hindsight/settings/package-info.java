/** What is remembered between runs: connection profiles and how the window was. Never a password. */
@NullMarked
package dev.hindsight.settings;

import org.jspecify.annotations.NullMarked;
