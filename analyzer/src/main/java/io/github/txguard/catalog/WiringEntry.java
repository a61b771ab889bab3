package io.github.txguard.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What an annotation or type says about how objects are made, found and called.
 *
 * @param id stable identifier
 * @param library library file
 * @param pattern types and members
 * @param mode what it says
 * @param begins what declared transactions of such beans hold before their first statement, whichever annotation declares
 *     them; null where the annotation decides
 * @param note remark
 */
public record WiringEntry(
        String id,
        String library,
        ApiPattern pattern,
        Mode mode,
        @Nullable ConnectionState begins,
        String note) implements ApiEntry {
    /** What an annotation says. */
    public enum Mode {
        /** The annotated type is a managed bean, called through the container. */
        BEAN,
        /** The annotated method makes a bean. */
        FACTORY,
        /** The annotated field or parameter is injected. */
        INJECT,
        /** The framework calls the annotated method (request, schedule, message, event). */
        ENTRY_POINT,
        /** The container calls the annotated method on the object itself, past its proxy. */
        LIFECYCLE,
        /** Objects of the annotated type are loaded from the database, parts of them when they are first read. */
        ENTITY,
        /** The bean that wins where several fit. */
        PRIMARY,
        /** Names the bean that is meant. */
        QUALIFIER,
        /** The bean exists only under a condition. */
        CONDITIONAL,
        /**
         * The bean exists only where a setting has a value: attributes {@code prefix}, {@code name} or {@code value}, {@code
         * havingValue} and {@code matchIfMissing}.
         */
        SETTING,
        /** The classes that the call or annotation names become beans. */
        REGISTER,
        /** A generated implementation of the type forwards to classes that implement its other interfaces. */
        FRAGMENTS,
        /** A generated implementation of the type copies objects; the attribute {@code uses} names classes that help. */
        MAPPER,
        /** A generated mapper calls the annotated method before or after it copies. */
        MAPPING,
        /** Generated members of a type (Lombok). */
        GENERATES
    }
}
