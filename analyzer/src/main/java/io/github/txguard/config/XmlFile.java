package io.github.txguard.config;

import io.github.txguard.api.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML without ever leaving the file: no document types, no external entities, no expansion without end. */
final class XmlFile {
    private XmlFile() {}

    /**
     * The root element.
     *
     * @param file file
     * @param problems hears that the file is broken
     * @return empty if it is
     */
    static Optional<Element> read(ConfigFile file, Consumer<Problem> problems) {
        try (InputStream in = file.open()) {
            return Optional.of(builder().parse(in).getDocumentElement());
        } catch (SAXParseException e) {
            problem(file, Math.max(0, e.getLineNumber()), e, problems);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            problem(file, 0, e, problems);
        }
        return Optional.empty();
    }

    private static void problem(ConfigFile file, int line, Exception e, Consumer<Problem> problems) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
        problems.accept(new Problem(Problem.Kind.CONFIGURATION, file.name(), line, "not understood: " + why));
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXIncludeAware(false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        builder.setErrorHandler(new Silent());
        return builder;
    }

    /** The elements directly in another. */
    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** The elements directly in another that have a name, whatever their namespace. */
    static List<Element> children(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> name.equals(name(child)))
                .toList();
    }

    /** Every element of a name in another, in the order of the file. */
    static List<Element> all(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getElementsByTagNameNS("*", name);
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** The name without prefix. */
    static String name(Element element) {
        return String.valueOf(element.getLocalName());
    }

    /** Whether the element is of a namespace that ends so. */
    static boolean isOf(Element element, String namespaceEnd) {
        return element.getNamespaceURI() != null && element.getNamespaceURI().endsWith(namespaceEnd);
    }

    /** Keeps the parser from writing to the console. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) {}

        @Override
        public void fatalError(SAXParseException e) throws SAXParseException {
            throw e;
        }
    }
}
