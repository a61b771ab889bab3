package io.github.txguard.classfile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Names that class files have in common, each kept once. */
final class Symbols {
    private final Set<String> calledBySources;
    private final Map<SelectorKey, Selector> selectors = new LinkedHashMap<>();
    private final Map<CallKey, Use.Call> calls = new LinkedHashMap<>();
    private final Map<String, Use.SharedObject> objects = new LinkedHashMap<>();

    /**
     * Starts with none.
     *
     * @param calledBySources names of the methods that the sources call
     */
    Symbols(Set<String> calledBySources) {
        this.calledBySources = calledBySources;
    }

    private record SelectorKey(String name, String descriptor) {}

    private record CallKey(String owner, Selector selector, boolean virtual) {}

    Selector selector(String name, String descriptor) {
        return selectors.computeIfAbsent(
                new SelectorKey(name, descriptor),
                key -> new Selector(name, descriptor, calledBySources.contains(name)));
    }

    /** Names of all methods that were declared or called. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        selectors.keySet().forEach(key -> names.add(key.name()));
        return names;
    }

    Use.Call call(String owner, Selector selector, boolean virtual) {
        return calls.computeIfAbsent(
                new CallKey(owner, selector, virtual), key -> new Use.Call(owner, selector, virtual));
    }

    Use.SharedObject object(String type) {
        return objects.computeIfAbsent(type, Use.SharedObject::new);
    }
}
