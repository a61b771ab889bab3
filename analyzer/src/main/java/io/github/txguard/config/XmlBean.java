package io.github.txguard.config;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A bean of an XML file.
 *
 * @param names id and other names; none for an inner bean
 * @param type its class, empty where a parent gives it
 * @param parent name of the bean whose properties it takes over, or null
 * @param primary whether it wins where several beans fit
 * @param values properties and constructor arguments with a simple value, by name or index
 * @param references names of other beans that it is given, by the same
 * @param lists values of lists and sets, by property
 * @param entries entries of properties and maps, by property
 * @param inner beans declared inside, by property
 */
record XmlBean(
        List<String> names,
        String type,
        @Nullable String parent,
        boolean primary,
        SortedMap<String, String> values,
        SortedMap<String, String> references,
        SortedMap<String, List<String>> lists,
        SortedMap<String, SortedMap<String, String>> entries,
        SortedMap<String, XmlBean> inner) {
    private static final String SHORT_FORMS = "/schema/p";

    XmlBean {
        names = List.copyOf(names);
        values = Collections.unmodifiableSortedMap(values);
        references = Collections.unmodifiableSortedMap(references);
        lists = Collections.unmodifiableSortedMap(lists);
        entries = Collections.unmodifiableSortedMap(entries);
        inner = Collections.unmodifiableSortedMap(inner);
    }

    /** Reads a {@code <bean>}. */
    static XmlBean of(Element element) {
        SortedSet<String> names = new TreeSet<>();
        for (String attribute : List.of("id", "name")) {
            for (String name : element.getAttribute(attribute).split("[,; ]+", -1)) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
        }
        SortedMap<String, String> values = new TreeMap<>();
        SortedMap<String, String> references = new TreeMap<>();
        SortedMap<String, List<String>> lists = new TreeMap<>();
        SortedMap<String, SortedMap<String, String>> entries = new TreeMap<>();
        SortedMap<String, XmlBean> inner = new TreeMap<>();
        shortForms(element, values, references);
        int index = 0;
        for (Element child : XmlFile.children(element)) {
            boolean argument = XmlFile.name(child).equals("constructor-arg");
            if (!argument && !XmlFile.name(child).equals("property")) {
                continue;
            }
            String name = argument && child.getAttribute("name").isEmpty()
                    ? String.valueOf(index++)
                    : child.getAttribute("name");
            if (child.hasAttribute("value")) {
                values.put(name, child.getAttribute("value").strip());
            }
            if (child.hasAttribute("ref")) {
                references.put(name, child.getAttribute("ref").strip());
            }
            for (Element content : XmlFile.children(child)) {
                content(name, content, values, references, lists, entries, inner);
            }
        }
        String parent = element.getAttribute("parent");
        return new XmlBean(
                List.copyOf(names),
                element.getAttribute("class").strip(),
                parent.isEmpty() ? null : parent,
                "true".equals(element.getAttribute("primary")),
                values,
                references,
                lists,
                entries,
                inner);
    }

    /** Properties that stand as attributes, as in {@code p:dataSource-ref}. */
    private static void shortForms(
            Element element, SortedMap<String, String> values, SortedMap<String, String> references) {
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            var attribute = attributes.item(i);
            String namespace = attribute.getNamespaceURI();
            if (namespace != null && namespace.endsWith(SHORT_FORMS)) {
                String name = attribute.getLocalName();
                boolean reference = name.endsWith("-ref");
                String property = reference ? name.substring(0, name.length() - 4) : name;
                (reference ? references : values).put(property, attribute.getNodeValue());
            }
        }
    }

    private static void content(
            String name,
            Element content,
            SortedMap<String, String> values,
            SortedMap<String, String> references,
            SortedMap<String, List<String>> lists,
            SortedMap<String, SortedMap<String, String>> entries,
            SortedMap<String, XmlBean> inner) {
        switch (XmlFile.name(content)) {
            case "value" -> values.put(name, content.getTextContent().strip());
            case "ref" -> references.put(name, reference(content));
            case "bean" -> inner.put(name, of(content));
            case "list", "set", "array" ->
                lists.put(
                        name,
                        XmlFile.children(content).stream()
                                .map(item -> XmlFile.name(item).equals("ref")
                                        ? reference(item)
                                        : item.getTextContent().strip())
                                .toList());
            case "props", "map" -> {
                SortedMap<String, String> of = new TreeMap<>();
                for (Element entry : XmlFile.children(content)) {
                    String value = entry.hasAttribute("value") ? entry.getAttribute("value") : entry.getTextContent();
                    of.put(entry.getAttribute("key").strip(), value.strip());
                }
                entries.put(name, of);
            }
            default -> {
                // Nothing else can matter here.
            }
        }
    }

    private static String reference(Element ref) {
        for (String attribute : List.of("bean", "local", "parent")) {
            if (ref.hasAttribute(attribute)) {
                return ref.getAttribute(attribute);
            }
        }
        return "";
    }

    /** The value of a property. */
    Optional<String> value(String property) {
        return Optional.ofNullable(values.get(property));
    }

    /** The bean with what its parent gives it. */
    XmlBean inheriting(XmlBean from) {
        return new XmlBean(
                names,
                type.isEmpty() ? from.type : type,
                from.parent,
                primary,
                merged(from.values, values),
                merged(from.references, references),
                merged(from.lists, lists),
                merged(from.entries, entries),
                merged(from.inner, inner));
    }

    private static <V> SortedMap<String, V> merged(SortedMap<String, V> from, SortedMap<String, V> own) {
        SortedMap<String, V> merged = new TreeMap<>(from);
        merged.putAll(own);
        return merged;
    }
}
