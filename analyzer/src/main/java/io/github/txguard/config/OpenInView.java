package io.github.txguard.config;

import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.WiringEntry;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whether requests keep the persistence session, and with it the connection, until their end. */
final class OpenInView {
    private static final List<String> SETTING = List.of("spring.jpa.openinview");
    private static final List<String> APPLICATION_TYPE = List.of("spring.main.webapplicationtype");

    private final LinkedProgram program;
    private final ApiCatalog catalog;
    private final TransactionRows rows;

    OpenInView(LinkedProgram program, ApiCatalog catalog, TransactionRows rows) {
        this.program = program;
        this.catalog = catalog;
        this.rows = rows;
    }

    /**
     * The answer. Spring Boot does it in a web application with JPA unless it is told not to; elsewhere a filter or
     * interceptor does.
     */
    Answer answer(Settings settings, BeanMethods methods, SpringXml xml, List<String> webFilters) {
        boolean off = settings.isAnywhere(SETTING, "false");
        boolean on = settings.isAnywhere(SETTING, "true");
        boolean view =
                methods.all().stream().anyMatch(bean -> bean.types().stream().anyMatch(this::isView))
                        || xml.beans().stream().anyMatch(bean -> isView(bean.type()))
                        || webFilters.stream().anyMatch(this::isView);
        if (view) {
            return Answer.YES;
        }
        if (off || settings.isAnywhere(APPLICATION_TYPE, "none") || settings.isAnywhere(APPLICATION_TYPE, "reactive")) {
            return on ? Answer.UNKNOWN : Answer.NO;
        }
        boolean web = isAnnotated("spring-boot") && isAnnotated("spring-web");
        return web && rows.usesPersistence() ? Answer.YES : Answer.UNKNOWN;
    }

    private boolean isView(String type) {
        return rows.views().contains(type);
    }

    /** Whether a class has an annotation by which a library makes beans. */
    private boolean isAnnotated(String library) {
        SortedSet<String> annotations = new TreeSet<>();
        catalog.entries().stream()
                .filter(entry -> entry.library().equals(library)
                        && entry instanceof WiringEntry wiring
                        && (wiring.mode() == WiringEntry.Mode.BEAN || wiring.mode() == WiringEntry.Mode.ENTRY_POINT))
                .forEach(entry -> annotations.addAll(entry.pattern().types()));
        for (TypeModel type : program.program().types().values()) {
            for (AnnotationModel annotation : type.annotations()) {
                if (annotations.contains(program.qualifyAnnotation(type, annotation.name()))) {
                    return true;
                }
            }
        }
        return false;
    }
}
