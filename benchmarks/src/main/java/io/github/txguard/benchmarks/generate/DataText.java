package io.github.txguard.benchmarks.generate;

/** What a generated package keeps in the database. */
final class DataText {
    static final String REPOSITORY = """
            import java.util.List;
            import java.util.Optional;
            import org.springframework.data.jpa.repository.JpaRepository;
            import org.springframework.data.jpa.repository.Query;

            /** Finds what is kept of a {name}. */
            public interface {Name}Repository extends JpaRepository<{Name}, Long> {
                Optional<{Name}> findByField0(String field0);

                List<{Name}> findAllByField1OrderByField0(String field1);

                long countByField2(String field2);

                @Query("select x from {Name} x where x.field3 is null")
                List<{Name}> open();
            }
            """;

    static final String VIEW = """
            import java.util.ArrayList;
            import java.util.List;

            /** What others see of a {name}. */
            public record {Name}View(Long id, String title, String detail, long amount) {
                public static {Name}View of({Name} source) {
                    String title = source.getField0() == null ? "" : source.getField0().trim();
                    String detail = source.getField1() + "/" + source.getField2();
                    return new {Name}View(source.getId(), title, detail, source.total());
                }

                public static List<{Name}View> of(List<{Name}> sources) {
                    List<{Name}View> views = new ArrayList<>(sources.size());
                    for ({Name} source : sources) {
                        views.add(of(source));
                    }
                    return views;
                }

                public boolean isEmpty() {
                    return title.isEmpty() && amount == 0;
                }
            }
            """;

    private static final String ENTITY = """
            import jakarta.persistence.Column;
            import jakarta.persistence.Entity;
            import jakarta.persistence.GeneratedValue;
            import jakarta.persistence.Id;
            import jakarta.persistence.Table;
            import jakarta.persistence.Version;
            import java.util.Objects;

            /** A {name} as it is kept. */
            @Entity
            @Table(name = "{name}s")
            public class {Name} {
                @Id
                @GeneratedValue
                private Long id;

                @Version
                private int version;

                private long amount;

            {fields}
                public Long getId() {
                    return id;
                }

                public int getVersion() {
                    return version;
                }

                public long total() {
                    return amount < 0 ? 0 : amount;
                }

                public void add(long more) {
                    this.amount = Math.addExact(amount, more);
                }

            {accessors}
                @Override
                public boolean equals(Object other) {
                    return other instanceof {Name} that && id != null && id.equals(that.id);
                }

                @Override
                public int hashCode() {
                    return Objects.hashCode(id);
                }
            }
            """;

    private static final String FIELD = """
                @Column(name = "field_#", length = 200)
                private String field#;

            """;

    private static final String ACCESSORS = """
                public String getField#() {
                    return field#;
                }

                public void setField#(String field#) {
                    if (field# != null && field#.length() > 200) {
                        throw new IllegalArgumentException("field# is too long: " + field#.length());
                    }
                    this.field# = field#;
                }

            """;

    private DataText() {}

    /**
     * An entity.
     *
     * @param fields number of texts in it, at least 4
     */
    static String entity(int fields) {
        StringBuilder declared = new StringBuilder();
        StringBuilder accessors = new StringBuilder();
        for (int i = 0; i < fields; i++) {
            declared.append(FIELD.replace("#", Integer.toString(i)));
            accessors.append(ACCESSORS.replace("#", Integer.toString(i)));
        }
        return ENTITY.replace("{fields}\n", declared).replace("{accessors}\n", accessors);
    }
}
