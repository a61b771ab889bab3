package io.github.txguard.config;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which files can say something about transactions: told by their names, and XML files by how they begin. */
public final class ConfigFileNames {
    /** So much of an XML file is looked at to see whether it is one of ours. */
    public static final int PREFIX_BYTES = 4096;

    private static final SortedSet<String> NAMES = new TreeSet<>(List.of(
            "hibernate.properties",
            "hibernate.cfg.xml",
            "microprofile-config.properties",
            "persistence.xml",
            "web.xml"));

    private static final List<String> SETTINGS = List.of("application", "bootstrap");

    /** A file of settings may have any name that the application is started with. */
    private static final Pattern SPRING_SETTINGS = Pattern.compile("(?m)^(spring:|spring\\.(jpa|datasource|main)\\b)");

    private ConfigFileNames() {}

    /** How a file has to be treated. */
    public enum Interest {
        /** It says nothing. */
        NONE,
        /** Its beginning decides, see {@link #isSpringXml}. */
        LOOK,
        /** Its content decides, see {@link #isSpringSettings}. */
        SEARCH,
        /** It is read. */
        READ
    }

    /**
     * What the name tells.
     *
     * @param name file name without folders
     */
    public static Interest of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (NAMES.contains(lower)) {
            return Interest.READ;
        }
        if (lower.endsWith(".xml")) {
            return lower.equals("pom.xml") ? Interest.NONE : Interest.LOOK;
        }
        boolean settings = lower.endsWith(".properties") || lower.endsWith(".yml") || lower.endsWith(".yaml");
        if (!settings) {
            return Interest.NONE;
        }
        return SETTINGS.stream().anyMatch(lower::startsWith) ? Interest.READ : Interest.SEARCH;
    }

    /**
     * Whether a file of settings has some for Spring.
     *
     * @param content its bytes, each as a character
     */
    public static boolean isSpringSettings(String content) {
        return content.contains("spring") && SPRING_SETTINGS.matcher(content).find();
    }

    /**
     * Whether an XML file declares beans, or changes of a database.
     *
     * @param beginning its first bytes, each as a character
     */
    public static boolean isSpringXml(String beginning) {
        return beginning.contains("springframework.org/schema/")
                || beginning.contains("spring-beans")
                || beginning.contains("<databaseChangeLog");
    }
}
