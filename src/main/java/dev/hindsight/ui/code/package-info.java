/** The screen that says which aggregate code replays what, and why, and lets the user choose other. */
@NullMarked
package dev.hindsight.ui.code;

import org.jspecify.annotations.NullMarked;
