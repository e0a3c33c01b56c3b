package dev.hindsight.store;

/** The user, or newer work, cancelled the read. */
public final class ReadCancelledException extends StoreException {
    private static final long serialVersionUID = 1L;

    public ReadCancelledException() {
        super("The read was cancelled.", null);
    }
}
