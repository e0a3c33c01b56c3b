/**
 * Read models against the events: rows as they are stored beside rows as they are rebuilt, and the events that made the
 * difference. A {@link dev.hindsight.check.readmodel.ReadModel} is rebuilt by the code that fills it, where that is at
 * hand, or by a {@link dev.hindsight.check.readmodel.ReadModelMapping} from the state of the aggregate of each row.
 */
@NullMarked
package dev.hindsight.check.readmodel;

import org.jspecify.annotations.NullMarked;
