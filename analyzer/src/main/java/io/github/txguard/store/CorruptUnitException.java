package io.github.txguard.store;

import java.io.IOException;

/** Bytes that are no unit, or one of another version. */
public final class CorruptUnitException extends IOException {
    private static final long serialVersionUID = 1;

    CorruptUnitException(String message) {
        super(message);
    }

    CorruptUnitException(Throwable cause) {
        super(String.valueOf(cause), cause);
    }
}
