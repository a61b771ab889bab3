package io.github.txguard.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What a {@code pom.xml} itself says about source folders; parents and profiles are not asked. */
final class ModulePom {
    private static final String DISALLOW_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    /** One of these stands in every file that names a folder. */
    private static final List<String> WORDS = List.of("ourceDirectory", "build-helper-maven-plugin");

    private final Path module;
    private final Element project;
    private final Map<String, String> properties = new LinkedHashMap<>();

    private ModulePom(Path module, Element project) {
        this.module = module;
        this.project = project;
        children(project, "properties")
                .forEach(block ->
                        elements(block).forEach(property -> properties.put(property.getTagName(), text(property))));
        properties.put("basedir", module.toString());
        properties.put("project.basedir", module.toString());
        properties.put("project.build.directory", module.resolve("target").toString());
    }

    /**
     * Reads a file if it is there and says something.
     *
     * @param file the {@code pom.xml}
     * @param warnings hears in one line if it cannot be read
     */
    static Optional<ModulePom> read(Path file, Consumer<String> warnings) {
        Path module = file.getParent();
        if (module == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] content = Files.readAllBytes(file);
            if (saysNothing(content)) {
                return Optional.empty();
            }
            ByteArrayInputStream in = new ByteArrayInputStream(content);
            return Optional.of(new ModulePom(module, parser().parse(in).getDocumentElement()));
        } catch (SAXParseException e) {
            warnings.accept(file + ":" + e.getLineNumber() + ": its source folders are not known: " + e.getMessage());
        } catch (SAXException e) {
            warnings.accept(file + ": its source folders are not known: " + e.getMessage());
        } catch (IOException e) {
            warnings.accept(file + ": its source folders are not known: " + Causes.of(e));
        }
        return Optional.empty();
    }

    /** Most files name no folder, and an XML parser takes longer to start than all of them to be looked through. */
    private static boolean saysNothing(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.indexOf('\0') < 0 && WORDS.stream().noneMatch(text::contains);
    }

    private static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(DISALLOW_DOCTYPE, true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(new Quiet());
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the XML parser of the platform lacks a feature", e);
        }
    }

    /** The declared folders of main sources; empty if the default holds. */
    List<Path> sourceFolders() {
        List<Path> folders = folders("sourceDirectory");
        addedByBuildHelper("add-source", folders);
        return folders;
    }

    /** The declared folders of test sources; empty if the default holds. */
    List<Path> testSourceFolders() {
        List<Path> folders = folders("testSourceDirectory");
        addedByBuildHelper("add-test-source", folders);
        return folders;
    }

    private List<Path> folders(String element) {
        List<Path> folders = new ArrayList<>();
        children(project, "build").forEach(build -> children(build, element).forEach(e -> add(text(e), folders)));
        return folders;
    }

    /** Sources that the build-helper plugin adds. */
    private void addedByBuildHelper(String goal, List<Path> folders) {
        List<Element> executions = descend(children(project, "build"), "plugins", "plugin").stream()
                .filter(plugin -> children(plugin, "artifactId").stream()
                        .anyMatch(id -> text(id).equals("build-helper-maven-plugin")))
                .flatMap(plugin -> descend(List.of(plugin), "executions", "execution").stream())
                .toList();
        for (Element execution : executions) {
            boolean adds = descend(List.of(execution), "goals", "goal").stream()
                    .anyMatch(element -> text(element).equals(goal));
            if (adds) {
                descend(List.of(execution), "configuration", "sources", "source")
                        .forEach(source -> add(text(source), folders));
            }
        }
    }

    private void add(String written, List<Path> folders) {
        String path = written;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            path = path.replace("${" + property.getKey() + "}", property.getValue());
        }
        if (path.isEmpty() || path.contains("${")) {
            return;
        }
        try {
            folders.add(module.resolve(path).normalize());
        } catch (InvalidPathException e) {
            // Maven would fail on it too; the layout's own folders remain.
            return;
        }
    }

    private static List<Element> descend(List<Element> from, String... names) {
        List<Element> current = from;
        for (String name : names) {
            current = current.stream()
                    .flatMap(element -> children(element, name).stream())
                    .toList();
        }
        return current;
    }

    private static List<Element> children(Element parent, String name) {
        return elements(parent).stream()
                .filter(element -> element.getTagName().equals(name))
                .toList();
    }

    private static List<Element> elements(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
    }

    /** Leaves reporting to the exception; the default handler would write to the console. */
    private static final class Quiet implements ErrorHandler {
        @Override
        public void warning(SAXParseException problem) {
            // Of no interest.
        }

        @Override
        public void error(SAXParseException problem) {
            // Of no interest: what the parser survives, we do.
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
