package io.github.txguard.frontend;

import io.github.txguard.ir.ImportModel;
import java.util.List;
import java.util.Map;

/**
 * Imports of whole modules, as imports on demand of their packages. Only modules of the platform that programs import in this
 * way are known; a list rather than the running platform's modules, so that the same file gives the same unit everywhere.
 */
final class ModuleImports {
    private static final List<String> BASE = List.of(
            "java.io",
            "java.math",
            "java.net",
            "java.nio",
            "java.nio.channels",
            "java.nio.charset",
            "java.nio.file",
            "java.nio.file.attribute",
            "java.security",
            "java.text",
            "java.time",
            "java.time.format",
            "java.time.temporal",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "java.util.zip");
    private static final Map<String, List<String>> PACKAGES = Map.of(
            "java.base", BASE,
            "java.net.http", List.of("java.net.http"),
            "java.sql", List.of("java.sql", "javax.sql"),
            "java.naming", List.of("javax.naming", "javax.naming.directory"),
            "java.logging", List.of("java.util.logging"),
            "java.rmi", List.of("java.rmi", "java.rmi.registry", "java.rmi.server"));

    private ModuleImports() {}

    /** Imports of the module's packages; none if the module is not known. */
    static List<ImportModel> of(String module) {
        return PACKAGES.getOrDefault(module, List.of()).stream()
                .map(name -> new ImportModel(name, false, true))
                .toList();
    }
}
