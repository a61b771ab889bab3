package io.github.txguard.wiring;

import io.github.txguard.ir.TypeModel;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An object that a container makes and hands out.
 *
 * @param names names, its own and other ones
 * @param qualifiers annotations that tell it apart, as {@link Qualifiers} writes them
 * @param classes classes of the sources that it may be of; several where a factory decides
 * @param open type of which it may be any subtype, where its class is not known; otherwise null
 * @param primary whether it wins where several fit
 * @param conditional whether it exists under a condition only
 * @param conditions these conditions, as {@link Conditions} writes them; empty if none is known
 * @param filled whether the container itself calls its constructor and fills its fields
 * @param candidate whether it is given to those who do not name it
 */
record Bean(
        List<String> names,
        List<String> qualifiers,
        List<TypeModel> classes,
        @Nullable String open,
        boolean primary,
        boolean conditional,
        Set<String> conditions,
        boolean filled,
        boolean candidate) {
    Bean {
        names = List.copyOf(names);
        qualifiers = List.copyOf(qualifiers);
        classes = List.copyOf(classes);
        conditions = Collections.unmodifiableSet(new TreeSet<>(conditions));
    }
}
