/**
 * What a reader can ask of a store: one small interface per capability, all of them reading only. How a store answers
 * is the business of its implementations.
 *
 * <p>Every method blocks, may be called from any thread but that of the window, and throws a
 * {@link dev.hindsight.store.StoreException} when the store cannot answer.
 */
@NullMarked
package dev.hindsight.store;

import org.jspecify.annotations.NullMarked;
