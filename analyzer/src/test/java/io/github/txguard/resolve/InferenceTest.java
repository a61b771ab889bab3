package io.github.txguard.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InferenceTest {
    private static final String ORDER = """
            class Order { Item item() { return null; } String id() { return null; } }
            class Item { void ship() {} int weight() { return 0; } }
            """;

    @Test
    void classArgumentTellsTheResult() {
        Snippets program = Snippets.of(ORDER + """
                        class Context { <T> T getBean(Class<T> type) { return null; } }
                        class A { void run(Context c) { c.getBean(Item.class).ship(); } }
                        """);

        assertThat(program.target("A", "run", "ship")).isEqualTo("Item#ship()");
    }

    @Test
    void streamsCarryTheirElements() {
        Snippets program = Snippets.of("import java.util.*; import java.util.stream.*;\n" + ORDER + """
                        class A {
                            void run(List<Order> orders) {
                                var items = orders.stream().filter(o -> o.id() != null).map(Order::item).toList();
                                items.forEach(i -> i.ship());
                                var byId = orders.stream().collect(Collectors.toMap(Order::id, o -> o.item()));
                                var groups = orders.stream().collect(Collectors.groupingBy(o -> o.id()));
                                var first = orders.stream().map(o -> { return o.item(); }).findFirst().orElseThrow();
                                orders.sort(Comparator.comparing(o -> o.item().weight()));
                            }
                        }
                        """);

        assertThat(program.local("A", "run", "items")).isEqualTo("List<Item>");
        assertThat(program.target("A", "run", "ship")).isEqualTo("Item#ship()");
        assertThat(program.local("A", "run", "byId")).isEqualTo("Map<String, Item>");
        assertThat(program.local("A", "run", "groups")).isEqualTo("Map<String, List<Order>>");
        assertThat(program.local("A", "run", "first")).isEqualTo("Item");
        assertThat(program.target("A", "run", "weight")).isEqualTo("Item#weight()");
    }

    @Test
    void lambdaBodiesTellTheResult() {
        Snippets program = Snippets.of("import java.util.*; import java.util.concurrent.*;\n" + ORDER + """
                        class A {
                            void run(Optional<Order> order, Map<String, List<Item>> map, ExecutorService pool)
                                    throws Exception {
                                var item = order.map(o -> o.item()).orElse(null);
                                map.computeIfAbsent("k", k -> new ArrayList<>()).get(0).ship();
                                var done = pool.submit(() -> item.weight()).get();
                                var nothing = pool.submit(() -> item.ship());
                                var later = CompletableFuture.supplyAsync(() -> item).thenApply(i -> i.weight());
                            }
                        }
                        """);

        assertThat(program.local("A", "run", "item")).isEqualTo("Item");
        assertThat(program.target("A", "run", "ship")).isEqualTo("Item#ship()");
        assertThat(program.local("A", "run", "done")).isEqualTo("Integer");
        assertThat(program.local("A", "run", "nothing")).startsWith("Future");
        assertThat(program.local("A", "run", "later")).isEqualTo("CompletableFuture<Integer>");
        assertThat(program.target("A", "run", "submit"))
                .isEqualTo("java.util.concurrent.ExecutorService#submit(java.util.concurrent.Callable)");
    }

    @Test
    void typeParametersHaveTheMembersOfTheirBounds() {
        Snippets program = Snippets.of(ORDER + """
                        class Box<T extends Item & Runnable> {
                            T value;
                            <S extends T> void run(S other) { value.ship(); value.run(); other.weight(); }
                        }
                        """);

        assertThat(program.target("Box", "run", "ship")).isEqualTo("Item#ship()");
        assertThat(program.target("Box", "run", "run")).isEqualTo("java.lang.Runnable#run()");
        assertThat(program.target("Box", "run", "weight")).isEqualTo("Item#weight()");
    }

    @Test
    void superclassesPassTheirTypeArgumentsOn() {
        Snippets program = Snippets.of(ORDER + """
                        interface Repository<T, K> { T find(K key); java.util.List<T> all(); }
                        abstract class Base<E> { Repository<E, String> repository; E load(String id) { return null; } }
                        class Service extends Base<Order> {
                            void run() { load("x").item().ship(); repository.find("y").item(); }
                            void each() { for (var o : repository.all()) { o.item(); } }
                        }
                        """);

        assertThat(program.target("Service", "run", "ship")).isEqualTo("Item#ship()");
        assertThat(program.target("Service", "run", "item")).isEqualTo("Order#item()");
        assertThat(program.local("Service", "each", "o")).isEqualTo("Order");
    }

    @Test
    void unboundedWildcardHasTheBoundOfItsParameter() {
        Snippets program = Snippets.of(ORDER + """
                        class Holder<T extends Item> { T get() { return null; } }
                        class A { void run(Holder<?> holder) { holder.get().ship(); } }
                        """);

        assertThat(program.target("A", "run", "ship")).isEqualTo("Item#ship()");
    }

    @Test
    void diamondTakesWhatItsArgumentsSay() {
        Snippets program = Snippets.of("import java.util.*;\n" + ORDER + """
                        class A {
                            void run(List<Order> orders) {
                                var copy = new ArrayList<>(orders);
                                copy.get(0).item();
                            }
                        }
                        """);

        assertThat(program.local("A", "run", "copy")).isEqualTo("ArrayList<Order>");
        assertThat(program.target("A", "run", "item")).isEqualTo("Order#item()");
    }
}
