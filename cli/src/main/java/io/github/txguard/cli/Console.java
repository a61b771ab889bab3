package io.github.txguard.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;

/**
 * Where the command line writes.
 *
 * @param out standard output, for results, as bytes
 * @param err standard error, for everything else
 * @param terminal whether a person watches
 */
record Console(OutputStream out, PrintWriter err, boolean terminal) {
    /** The console of this process: UTF-8 wherever it goes. */
    static Console ofProcess() {
        // Not System.out, which hides that a pipe is broken.
        return new Console(
                new FileOutputStream(FileDescriptor.out),
                new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                isTerminal());
    }

    /** A writer to standard output, for help. */
    PrintWriter outWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    /** Says what is wrong, in one line. */
    void error(String message) {
        err.println("txguard: " + message);
        err.flush();
    }

    @SuppressWarnings("SystemConsoleNull") // asked further below
    private static boolean isTerminal() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since JDK 22 there is a console even without a terminal, and a method that tells.
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
