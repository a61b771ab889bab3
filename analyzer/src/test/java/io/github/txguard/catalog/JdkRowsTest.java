package io.github.txguard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rows about the JDK hold for the JDK that runs the tests, as far as they say that it has what they name. */
class JdkRowsTest {
    private static final int RUNNING = Runtime.version().feature();

    @Test
    void everyTypeAndMemberIsThere() {
        List<String> failures = new ArrayList<>();
        int rows = 0;
        for (CatalogFile file : Catalogs.builtInFiles()) {
            for (CatalogLine line : file.lines()) {
                CatalogRow row = (CatalogRow) line;
                if (oldest(row.artifacts()) <= RUNNING) {
                    rows++;
                    check(row, failures);
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(rows).isGreaterThan(150);
    }

    private static void check(CatalogRow row, List<String> failures) {
        List<Class<?>> types = new ArrayList<>();
        for (String name : row.entry().pattern().types()) {
            Optional<Class<?>> type = find(name);
            type.ifPresentOrElse(types::add, () -> failures.add(row.id() + ": no " + name));
        }
        for (MethodPattern method : row.entry().pattern().methods()) {
            boolean there = types.stream().anyMatch(type -> has(type, method));
            boolean newer = row.absent().entrySet().stream()
                    .anyMatch(absent -> absent.getKey().endsWith("." + method.name())
                            && absent.getValue().stream().anyMatch(jdk -> oldest(List.of(jdk)) >= RUNNING));
            if (!there && !newer) {
                failures.add(row.id() + ": no member " + method);
            }
        }
    }

    private static int oldest(List<String> artifacts) {
        return artifacts.stream()
                .filter(artifact -> artifact.startsWith("jdk:"))
                .flatMap(artifact -> Arrays.stream(artifact.substring(4).split("/", -1)))
                .mapToInt(Integer::parseInt)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static Optional<Class<?>> find(String qualifiedName) {
        String name = qualifiedName;
        while (true) {
            try {
                return Optional.of(Class.forName(name, false, ClassLoader.getPlatformClassLoader()));
            } catch (ClassNotFoundException e) {
                int dot = name.lastIndexOf('.');
                if (dot < 0) {
                    return Optional.empty();
                }
                name = name.substring(0, dot) + '$' + name.substring(dot + 1);
            }
        }
    }

    private static boolean has(Class<?> type, MethodPattern method) {
        if (method.name().equals("<init>")) {
            return Arrays.stream(type.getDeclaredConstructors())
                    .anyMatch(constructor -> fits(method.parameters(), constructor));
        }
        Set<Class<?>> supertypes = new LinkedHashSet<>();
        collect(type, supertypes);
        return supertypes.stream()
                .flatMap(supertype -> Arrays.stream(supertype.getDeclaredMethods()))
                .anyMatch(declared -> declared.getName().equals(method.name()) && fits(method.parameters(), declared));
    }

    private static boolean fits(@Nullable List<String> wanted, Executable executable) {
        return wanted == null
                || wanted.equals(Arrays.stream(executable.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList());
    }

    private static void collect(@Nullable Class<?> type, Set<Class<?>> into) {
        if (type != null && into.add(type)) {
            collect(type.getSuperclass(), into);
            Arrays.stream(type.getInterfaces()).forEach(parent -> collect(parent, into));
        }
    }
}
