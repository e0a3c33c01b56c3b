/** What an event is: values only, known to every other package of the explorer. */
@NullMarked
package dev.hindsight.event;

import org.jspecify.annotations.NullMarked;
