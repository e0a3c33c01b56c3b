/** The state of an aggregate at any version: replaying it, moving through its versions, comparing two of them. */
@NullMarked
package dev.hindsight.ui.state;

import org.jspecify.annotations.NullMarked;
