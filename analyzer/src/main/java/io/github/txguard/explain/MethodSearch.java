package io.github.txguard.explain;

import io.github.txguard.api.Explanation.Place;
import io.github.txguard.api.SourceLocation;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.TypeModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds methods by what users write for them. */
final class MethodSearch {
    private static final Pattern PLACE = Pattern.compile("(.+\\.java):(\\d+)");
    private static final int NEAR_NAMES = 8;

    private final ProgramModel program;

    MethodSearch(ProgramModel program) {
        this.program = program;
    }

    /** Whether a line of a file is meant. */
    static boolean isPlace(String written) {
        return PLACE.matcher(written.strip()).matches();
    }

    /** Whether the line is meant by a place. */
    static boolean isAt(String written, String file, int line) {
        Matcher place = PLACE.matcher(written.strip());
        return place.matches() && isFile(file, place.group(1)) && line == Integer.parseInt(place.group(2));
    }

    /** Methods that are meant, in the order of names; those with a body first, for they alone do something. */
    List<MethodModel> find(String written) {
        Matcher place = PLACE.matcher(written.strip());
        if (place.matches()) {
            return at(place.group(1), Integer.parseInt(place.group(2)));
        }
        MethodName name = MethodName.of(written);
        List<MethodModel> found = methods().stream().filter(name::fits).toList();
        List<MethodModel> exact = found.stream()
                .filter(method -> method.type().equals(name.type()))
                .toList();
        return exact.isEmpty() ? found : exact;
    }

    /** The method with the last name before the line, or in it. */
    private List<MethodModel> at(String file, int line) {
        Optional<MethodModel> found = methods().stream()
                .filter(method -> method.line() <= line && !method.name().equals(MethodModel.INSTANCE_INITIALIZER))
                .filter(method -> isFile(file(method), file))
                .max(Comparator.comparingInt(MethodModel::line));
        return found.stream().toList();
    }

    private static boolean isFile(String file, String written) {
        return file.equals(written) || file.endsWith("/" + written) || written.endsWith("/" + file);
    }

    private List<MethodModel> methods() {
        List<MethodModel> methods = new ArrayList<>();
        for (TypeModel type : program.types().values()) {
            if (type.kind() != TypeModel.Kind.ANONYMOUS) {
                methods.addAll(type.methods());
            }
        }
        return methods;
    }

    /** Methods whose names are like it, most alike first. */
    List<MethodModel> near(String written) {
        MethodName name = MethodName.of(written);
        List<MethodModel> ofType = methods().stream()
                .filter(method -> isOfType(method, written.strip()))
                .toList();
        if (!ofType.isEmpty()) {
            return ofType.subList(0, Math.min(ofType.size(), NEAR_NAMES * 3));
        }
        String simple = name.type().substring(name.type().lastIndexOf('.') + 1);
        int bound = Math.max(2, (simple.length() + name.member().length()) / 3);
        return methods().stream()
                .filter(method -> distance(method, simple, name.member()) <= bound
                        || method.name().equals(name.member()))
                .sorted(Comparator.comparingInt((MethodModel method) -> distance(method, simple, name.member()))
                        .thenComparing(MethodModel::id))
                .limit(NEAR_NAMES)
                .toList();
    }

    private static boolean isOfType(MethodModel method, String written) {
        return !method.name().startsWith("<")
                && (method.type().equals(written) || method.type().endsWith("." + written));
    }

    private static int distance(MethodModel method, String type, String member) {
        String simple = method.type().substring(method.type().lastIndexOf('.') + 1);
        return distance(method.name(), member) + (type.isEmpty() ? 0 : distance(simple, type));
    }

    /** How many letters have to be changed, added or left out, small and capital ones being alike. */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }

    /** Where a method is. */
    Place place(MethodModel method) {
        return new Place(method.id(), new SourceLocation(file(method), method.line(), 0));
    }

    /** The file of a method, relative to the root. */
    String file(MethodModel method) {
        return program.type(method.type())
                .map(type -> program.unitOf(type).file())
                .orElse("");
    }
}
