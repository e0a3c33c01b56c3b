/** Describing tables of one's own: which column plays which role, beside real rows. */
@NullMarked
package dev.hindsight.ui.mapper;

import org.jspecify.annotations.NullMarked;
