package dev.hindsight.codec;

/** Packed bytes cannot be unpacked. The message is a sentence for the user. */
final class PackedContentException extends Exception {
    private static final long serialVersionUID = 1L;

    PackedContentException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
