package dev.hindsight.store;

import java.util.List;

/** Knows the layouts, and tries them on databases. */
public interface TryLayouts {
    /** The ids of the layouts that come with Hindsight. */
    List<String> ids();

    /**
     * The JSON text of such a layout, to start a file of one's own from.
     *
     * @throws LayoutException if there is none of that id
     */
    String text(String id);

    /**
     * Tries the layout that the address names.
     *
     * @throws LayoutException if the file is faulty
     * @throws StoreUnreachableException if there is no getting to the database
     */
    LayoutTrial attempt(StoreAddress address, Cancellation cancellation);
}
