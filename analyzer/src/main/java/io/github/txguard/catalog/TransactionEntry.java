package io.github.txguard.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an API begins, ends or changes a transaction.
 *
 * @param id stable identifier
 * @param library library file
 * @param pattern types and members
 * @param mode what the row describes
 * @param family rows that open and close the same transaction share a family ({@code jdbc}, {@code jpa}, {@code hibernate},
 *     {@code jta}, {@code spring}, …)
 * @param propagation propagation that always applies, or the default when {@code propagationAttribute} is absent in the code;
 *     one of REQUIRED, REQUIRES_NEW, NESTED, SUPPORTS, NOT_SUPPORTED, MANDATORY, NEVER
 * @param propagationAttribute annotation attribute that states the propagation ({@code propagation}, {@code value},
 *     {@code type}), or null
 * @param interception how a call has to arrive for an annotation to take effect; {@link Interception#NONE} for other modes
 * @param publicOnlyWithout type that newer versions of the library have; without it on a class path that has the annotation,
 *     only public methods are intercepted; null where that is no matter
 * @param begins what is held right after the begin, before the first statement
 * @param leaves what is held after an END row's call
 * @param function index of the argument that runs inside (mode LAMBDA); -1 the last one; null when none
 * @param deferred whether the function runs later, in a transaction of its own and in none that is open around the call
 * @param ending what an END row's call makes of the transaction
 * @param classesOnly whether the annotation counts on classes and their methods alone, not on interfaces
 * @param nonSql whether the transaction is one of something else than an SQL database (Kafka, Mongo, none at all)
 * @param when conditions of the call, all of which must hold
 * @param note remark
 */
public record TransactionEntry(
        String id,
        String library,
        ApiPattern pattern,
        Mode mode,
        String family,
        String propagation,
        @Nullable String propagationAttribute,
        Interception interception,
        @Nullable String publicOnlyWithout,
        ConnectionState begins,
        ConnectionState leaves,
        @Nullable Integer function,
        boolean deferred,
        Ending ending,
        boolean classesOnly,
        boolean nonSql,
        List<When> when,
        String note)
        implements ApiEntry {
    /** Copies the list so that the entry is immutable. */
    public TransactionEntry {
        when = List.copyOf(when);
    }

    /** Whether a function argument runs in the transaction, or with the connection, of the call. */
    public boolean runsFunction() {
        return mode == Mode.LAMBDA || mode == Mode.CALLBACK || (mode == Mode.CONNECTION && function != null);
    }

    /** Whether the call leaves a transaction begun, or a connection taken, for what follows. */
    public boolean opens() {
        return mode == Mode.BEGIN || mode == Mode.CONNECTION;
    }

    /**
     * The row for a place where the application's configuration decides more than the API does.
     *
     * @param otherPropagation propagation there
     * @param otherBegins what is held there before the first statement
     * @param otherNonSql whether the transaction is none of an SQL database there
     */
    public TransactionEntry configured(String otherPropagation, ConnectionState otherBegins, boolean otherNonSql) {
        boolean same = propagation.equals(otherPropagation) && begins == otherBegins && nonSql == otherNonSql;
        return same
                ? this
                : new TransactionEntry(
                        id,
                        library,
                        pattern,
                        mode,
                        family,
                        otherPropagation,
                        propagationAttribute,
                        interception,
                        publicOnlyWithout,
                        otherBegins,
                        leaves,
                        function,
                        deferred,
                        ending,
                        classesOnly,
                        otherNonSql,
                        when,
                        note);
    }

    /** What a row describes. */
    public enum Mode {
        /** The annotated method, or each method of the annotated type, runs in a transaction. */
        ANNOTATION,
        /** Methods that override the listed ones, or carry the annotation, run in a transaction nobody wrote down. */
        IMPLICIT,
        /** Each business method of a type with the annotation runs in a transaction unless stated otherwise (EJB). */
        IMPLICIT_TYPE,
        /** Has the family's declared transactions woven into the byte code, so that every call of their methods counts. */
        WEAVING,
        /** Marks a type whose transactions are not managed by its container (EJB bean-managed). */
        OPT_OUT,
        /** A function argument runs in a transaction. */
        LAMBDA,
        /** The call begins a transaction. */
        BEGIN,
        /** The call ends a transaction, or lets go of its connection. */
        END,
        /** The call hands out a connection or session without a transaction. */
        CONNECTION,
        /** A function argument runs with a connection or session, without a transaction. */
        CALLBACK,
        /** The annotated method handles a request, which keeps its first connection where the application has it so. */
        REQUEST,
        /** The call states the propagation of the code that the same chain of calls is handed. */
        STEP,
        /** The annotated method runs after the end of a transaction, whose connection is still out. */
        LATE,
        /** Declared transactions of methods that return such a type begin, and are open, when that is subscribed to. */
        REACTIVE,
        /** Knowledge without effect on the analysis. */
        REFERENCE,
        /** Objects of the type manage transactions; the row says of what kind they are. */
        MANAGER,
        /** The call, or its result, says how transactions that are opened by means of an object are. */
        DEFINITION,
        /** Objects of the type hand out connections that are taken from the pool when the row says so. */
        SOURCE,
        /** Objects of the type keep the connection of a request until its end. */
        VIEW,
        /** Objects of the type open transactions around methods that a configuration chooses. */
        ADVICE
    }

    /** What an ending call makes of the transaction. */
    public enum Ending {
        /** It is over; where the connection is kept, the next statement begins another. */
        TRANSACTION,
        /** It is over, and from now on statements commit by themselves. */
        AUTO_COMMIT,
        /** It is over if anything was written in it; after queries alone it stays open. */
        IF_WRITTEN
    }

    /** How a call must arrive for the annotation to take effect. */
    public enum Interception {
        /** Not an annotation. */
        NONE,
        /** Spring proxy: not self-invoked, not private, final or static. */
        SPRING_PROXY,
        /** Spring proxy of old: public methods only. */
        PUBLIC_PROXY,
        /** CDI or EJB container reference: not self-invoked, public or package-private, not private, final, static. */
        CONTAINER,
        /** The container's reference, public business methods only (EJB). */
        EJB,
        /** A generated subclass (Guice, Micronaut, ArC): self-invocation is intercepted; not private, final, static. */
        SUBCLASS,
        /** Woven byte code: every call. */
        WOVEN
    }
}
