package io.github.txguard.benchmarks.work;

import io.github.txguard.benchmarks.generate.Compilation;
import io.github.txguard.benchmarks.generate.LayeredProgram;
import io.github.txguard.benchmarks.generate.ProgramWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A program that is the same each time, with two changes such as people make.
 *
 * @param root folder of the program
 * @param sources source folders
 * @param classPath jars
 * @param body a change within one method
 * @param signature a change of what others see of one method
 */
record GuardedProgram(Path root, List<Path> sources, List<Path> classPath, Edit body, Edit signature) {
    private static final int LINES = 10_000;
    private static final Path SHOP = Path.of("..", "test-fixtures", "shop");

    /** A generated program, without its libraries. */
    static GuardedProgram layered(Path root) throws IOException {
        Path sources = root.resolve("src");
        new LayeredProgram(LINES).write(new ProgramWriter(sources));
        Path rules = sources.resolve("com/example/m0000/order/OrderRules.java");
        return new GuardedProgram(root, List.of(sources), List.of(), body(rules), signature(rules));
    }

    /** Every other package of the same program, with the others and the libraries as jars. */
    static GuardedProgram compiled(Path root) throws IOException {
        Path all = root.resolve("all");
        Path classes = Files.createDirectory(root.resolve("classes"));
        new LayeredProgram(LINES).write(new ProgramWriter(all));
        String complaints = Compilation.complaints(all, classes);
        if (!complaints.isEmpty()) {
            throw new IllegalStateException(complaints);
        }
        Path code = all.resolve("com/example");
        Path sources = root.resolve("src");
        List<Path> packages;
        try (Stream<Path> walk = Files.walk(code, 2)) {
            packages = walk.filter(path -> code.relativize(path).getNameCount() == 2)
                    .sorted()
                    .toList();
        }
        for (int i = 0; i < packages.size(); i += 2) {
            Path target = sources.resolve(all.relativize(packages.get(i)).toString());
            Files.createDirectories(target.resolveSibling("."));
            Files.move(packages.get(i), target);
        }
        Path libraries = jar(root.resolve("libraries.jar"), classes, name -> !name.startsWith("com/example/"));
        Path rest = jar(
                root.resolve("rest.jar"),
                classes,
                name -> name.startsWith("com/example/")
                        && !Files.isDirectory(sources.resolve(name).resolveSibling(".")));
        Path rules = sources.resolve("com/example/m0000/order/OrderRules.java");
        return new GuardedProgram(root, List.of(sources), List.of(rest, libraries), body(rules), signature(rules));
    }

    /** The sample application, as somebody wrote it. */
    static GuardedProgram shop(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(SHOP)) {
            for (Path file : walk.filter(path ->
                            SHOP.relativize(path).toString().replace('\\', '/').contains("/src/main/"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                Path copy = root.resolve(SHOP.relativize(file).toString());
                Files.createDirectories(copy.resolveSibling("."));
                Files.copy(file, copy);
            }
        }
        Path orders = root.resolve("shop-app/src/main/java/com/example/shop/orders/OrderService.java");
        return new GuardedProgram(
                root,
                List.of(root.resolve("shop-app/src/main/java"), root.resolve("shop-payment/src/main/java")),
                List.of(),
                new Edit(orders, "order.due();", "order.due();\n        order.due();"),
                new Edit(orders, "public void confirm(String number)", "public void confirm(CharSequence number)"));
    }

    private static Edit body(Path rules) {
        return new Edit(rules, "int points = 0;", "int points = 0;\n        points++;");
    }

    private static Edit signature(Path rules) {
        return new Edit(rules, "public boolean accepts(", "public Boolean accepts(");
    }

    private static Path jar(Path file, Path classes, Predicate<String> wanted) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> walk = Files.walk(classes)) {
            for (Path one : walk.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(one).toString().replace('\\', '/');
                if (wanted.test(name)) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(one, zip);
                    zip.closeEntry();
                }
            }
        }
        return file;
    }
}
