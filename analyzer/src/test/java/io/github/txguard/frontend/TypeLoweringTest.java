package io.github.txguard.frontend;

import static io.github.txguard.frontend.FrontendFixture.method;
import static io.github.txguard.frontend.FrontendFixture.type;
import static io.github.txguard.frontend.FrontendFixture.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.FieldModel;
import io.github.txguard.ir.ImportModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.ParameterModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.ir.UnitModel;
import org.junit.jupiter.api.Test;

class TypeLoweringTest {
    @Test
    void unitsStateTheirPackageImportsAndLines() {
        UnitModel unit = unit("""
                package p.q;
                import a.B;
                import a.c.*;
                import static a.B.f;
                import static a.B.*;
                class T {}
                """);
        assertThat(unit.file()).isEqualTo("p/T.java");
        assertThat(unit.packageName()).isEqualTo("p.q");
        assertThat(unit.lines()).isEqualTo(6);
        assertThat(unit.imports())
                .containsExactly(
                        new ImportModel("a.B", false, false),
                        new ImportModel("a.c", false, true),
                        new ImportModel("a.B.f", true, false),
                        new ImportModel("a.B", true, true));
        assertThat(unit("import module java.sql; class T {}").imports())
                .containsExactly(new ImportModel("java.sql", false, true), new ImportModel("javax.sql", false, true));
    }

    @Test
    void typesStateTheirHead() {
        UnitModel unit = unit("""
                package p;

                @A public abstract sealed class T<X extends B & C<X>, Y> extends D<X> implements E, f.G permits H {
                  static class N {}
                  interface I extends J, K {}
                  enum L implements J { X }
                  record R<Z>(int i) implements J {}
                  @interface M {}
                }
                interface Other {
                  class P {}
                }
                """);
        TypeModel first = unit.types().get(0);
        assertThat(first.name()).isEqualTo("p.T");
        assertThat(first.line()).isEqualTo(3);
        assertThat(first.modifiers()).containsExactly(Modifier.PUBLIC, Modifier.ABSTRACT);
        assertThat(first.typeParameters().get(0).bounds())
                .extracting(Printed::type)
                .containsExactly("B", "C<X>");
        assertThat(first.superclass()).isNotNull().extracting(Printed::type).isEqualTo("D<X>");
        assertThat(first.interfaces()).extracting(Printed::type).containsExactly("E", "f.G");
        assertThat(first.annotations()).extracting(AnnotationModel::name).containsExactly("A");
        assertThat(unit.types())
                .extracting(
                        TypeModel::name,
                        TypeModel::kind,
                        TypeModel::outer,
                        type -> type.modifiers().toString())
                .containsExactly(
                        tuple("p.T", TypeModel.Kind.CLASS, null, "[PUBLIC, ABSTRACT]"),
                        tuple("p.T.N", TypeModel.Kind.CLASS, "p.T", "[STATIC]"),
                        tuple("p.T.I", TypeModel.Kind.INTERFACE, "p.T", "[STATIC, ABSTRACT]"),
                        tuple("p.T.L", TypeModel.Kind.ENUM, "p.T", "[STATIC, FINAL]"),
                        tuple("p.T.R", TypeModel.Kind.RECORD, "p.T", "[STATIC, FINAL]"),
                        tuple("p.T.M", TypeModel.Kind.ANNOTATION, "p.T", "[STATIC, ABSTRACT]"),
                        tuple("p.Other", TypeModel.Kind.INTERFACE, null, "[ABSTRACT]"),
                        tuple("p.Other.P", TypeModel.Kind.CLASS, "p.Other", "[PUBLIC, STATIC]"));
        assertThat(type(unit, "p.T.I").interfaces()).extracting(TypeRef::name).containsExactly("J", "K");
        assertThat(type(unit, "p.T.L").interfaces()).extracting(TypeRef::name).containsExactly("J");
        assertThat(type(unit, "p.T.R").interfaces()).extracting(TypeRef::name).containsExactly("J");
    }

    @Test
    void membersOfInterfacesStateWhatIsImplied() {
        TypeModel type = unit("""
                interface T {
                  int A = 1;
                  void f();
                  default void g() {}
                  static void h() {}
                  private void i() {}
                }
                """).types().get(0);
        assertThat(type.fields().get(0).modifiers()).containsExactly(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
        assertThat(type.methods())
                .extracting(MethodModel::name, method -> method.modifiers().toString(), method -> method.body() == null)
                .containsExactly(
                        tuple("f", "[PUBLIC, ABSTRACT]", true),
                        tuple("g", "[PUBLIC, DEFAULT]", false),
                        tuple("h", "[PUBLIC, STATIC]", false),
                        tuple("i", "[PRIVATE]", false));
    }

    @Test
    void attributesOfAnnotationTypesAreAbstractMethods() {
        TypeModel type = unit("@interface T { String[] value() default {}; int C = 1; }")
                .types()
                .get(0);
        MethodModel value = method(type, "value");
        assertThat(value.is(Modifier.ABSTRACT)).isTrue();
        assertThat(Printed.type(value.returnType())).isEqualTo("String[]");
    }

    @Test
    void methodsStateTheirHead() {
        TypeModel type = unit("""
                class T {
                  @A
                  protected static final synchronized <X> java.util.List<X> f(
                      final @B("q") int a, String... b) throws E { return null; }
                  native void g(T this);
                  int h()[] { return null; }
                  T(int a) {}
                }
                """).types().get(0);
        MethodModel method = method(type, "f");
        assertThat(method.id()).isEqualTo("T#f(int,String[])");
        assertThat(method.line()).isEqualTo(3);
        assertThat(method.modifiers())
                .containsExactly(
                        Modifier.PROTECTED, Modifier.STATIC, Modifier.FINAL, Modifier.SYNCHRONIZED, Modifier.VARARGS);
        assertThat(Printed.type(method.returnType())).isEqualTo("java.util.List<X>");
        assertThat(method.annotations()).extracting(AnnotationModel::name).containsExactly("A");
        assertThat(method.parameters()).extracting(ParameterModel::name).containsExactly("a", "b");
        assertThat(method.parameters().get(0).annotations().get(0).attribute("value"))
                .isPresent();
        assertThat(method(type, "g").parameters()).isEmpty();
        assertThat(method(type, "g").body()).isNull();
        assertThat(Printed.type(method(type, "h").returnType())).isEqualTo("int[]");
        assertThat(method(type, "<init>").returnType()).isEqualTo(TypeRef.of("T"));
    }

    @Test
    void initialValuesAreAssignedInSourceOrder() {
        TypeModel type = unit("""
                class T {
                  int a = 1, b = f(), c;
                  { g(a); int x; h(x); }
                  static final A D = new A();
                  static { i(D); }
                  Runnable r = () -> j();
                }
                """).types().get(0);
        assertThat(type.methods()).extracting(MethodModel::name).containsExactly("<clinit>", "<fields>");
        MethodModel fields = method(type, "<fields>");
        assertThat(Printed.body(fields))
                .isEqualTo("a = 1; b = f#0(); { g#1(a); var x%0; h#2(x%0); } r = () ->#3 RETURN j#4();;");
        assertThat(fields.line()).isEqualTo(2);
        MethodModel shared = method(type, "<clinit>");
        assertThat(Printed.body(shared)).isEqualTo("D = new#0 A(); { i#1(D); }");
        assertThat(shared.is(Modifier.STATIC)).isTrue();
        assertThat(shared.line()).isEqualTo(4);
    }

    @Test
    void initialValuesWithoutCallsLeaveNoMethod() {
        TypeModel type = unit("class T { int a = 1; static int b = 2 + a; { a = 2; } }")
                .types()
                .get(0);
        assertThat(type.methods()).isEmpty();
        assertThat(type.fields()).extracting(FieldModel::name).containsExactly("a", "b");
    }

    @Test
    void constantTextsAreKept() {
        TypeModel type = unit("class T { static final String A = \"x\"; static final String B = A + \"y\"; }")
                .types()
                .get(0);
        assertThat(Printed.body(method(type, "<clinit>"))).isEqualTo("A = \"x\"; B = (A + \"y\");");
    }

    @Test
    void patternsInInitialValuesDoNotLeakIntoTheNext() {
        TypeModel type = unit("class T { boolean a = o instanceof X x && f(x); Object b = g(x); }")
                .types()
                .get(0);
        assertThat(Printed.body(method(type, "<fields>"))).isEqualTo("a = (o is X x%0 && f#0(x%0)); b = g#1(x);");
    }

    @Test
    void enumConstantsAreCreatedByTheStaticInitializer() {
        UnitModel unit = unit("""
                package p;
                enum T {
                  A(f()) { void g() { h(); } },
                  @X B;
                  static final int C = i();
                  T(int... x) {}
                  abstract void g();
                }
                """);
        TypeModel type = type(unit, "p.T");
        assertThat(Printed.body(method(type, "<clinit>")))
                .isEqualTo("A = new#0 T(f#1()) as p.T$1; B = new#2 T(); C = i#3();");
        assertThat(type.modifiers()).containsExactly(Modifier.ABSTRACT);
        assertThat(type.fields()).extracting(FieldModel::name).containsExactly("A", "B", "C");
        assertThat(type.fields().get(1).annotations())
                .extracting(AnnotationModel::name)
                .containsExactly("X");
        assertThat(method(type, "<init>").modifiers()).containsExactly(Modifier.PRIVATE, Modifier.VARARGS);
        TypeModel body = type(unit, "p.T$1");
        assertThat(body.kind()).isEqualTo(TypeModel.Kind.ANONYMOUS);
        assertThat(body.superclass()).isEqualTo(TypeRef.of("T"));
        assertThat(body.enclosingMethod()).isEqualTo("p.T#<clinit>()");
        assertThat(FrontendFixture.positions(method(type, "<clinit>")))
                .containsExactly("new@3:3", "f@3:5", "new@4:6", "i@5:24");
    }

    @Test
    void recordComponentsAreFieldsAndParametersOfCompactConstructors() {
        TypeModel type = unit("""
                record T<X>(@A int a, X... b) {
                  static int c = f();
                  T { check(a, b); a = 1; }
                  int twice() { return a; }
                }
                """).types().get(0);
        assertThat(type.fields())
                .extracting(
                        FieldModel::name,
                        field -> Printed.type(field.type()),
                        field -> field.modifiers().toString())
                .containsExactly(
                        tuple("a", "int", "[PRIVATE, FINAL]"),
                        tuple("b", "X[]", "[PRIVATE, FINAL]"),
                        tuple("c", "int", "[STATIC]"));
        assertThat(type.fields().get(0).annotations())
                .extracting(AnnotationModel::name)
                .containsExactly("A");
        assertThat(type.methods()).extracting(MethodModel::name).containsExactly("<clinit>", "<init>", "twice");
        MethodModel constructor = method(type, "<init>");
        assertThat(constructor.id()).isEqualTo("T#<init>(int,X[])");
        assertThat(constructor.is(Modifier.VARARGS)).isTrue();
        assertThat(Printed.body(constructor)).isEqualTo("check#0(a%0, b%1); a%0 = 1;");
        assertThat(Printed.body(method(type, "twice"))).isEqualTo("RETURN a;");
    }

    @Test
    void anonymousAndLocalTypesAreNumberedInSourceOrderWithinTheOutermostType() {
        UnitModel unit = unit("""
                package p;
                class T {
                  Object a = new A() {};
                  class N { Object b = new B() {}; void m() { class L {} new L() {}; } }
                  static Object c = new C(new D() {}) {};
                }
                class U { Object e = new E() {}; }
                """);
        assertThat(unit.types())
                .extracting(TypeModel::name, TypeModel::enclosingMethod, TypeModel::outer)
                .containsExactly(
                        tuple("p.T", null, null),
                        tuple("p.T$1", "p.T#<fields>()", "p.T"),
                        tuple("p.T.N", null, "p.T"),
                        tuple("p.T$2", "p.T.N#<fields>()", "p.T.N"),
                        tuple("p.T$3L", "p.T.N#m()", "p.T.N"),
                        tuple("p.T$4", "p.T.N#m()", "p.T.N"),
                        tuple("p.T$5", "p.T#<clinit>()", "p.T"),
                        tuple("p.T$6", "p.T#<clinit>()", "p.T"),
                        tuple("p.U", null, null),
                        tuple("p.U$1", "p.U#<fields>()", "p.U"));
        assertThat(Printed.body(method(type(unit, "p.T"), "<clinit>")))
                .isEqualTo("c = new#0 C(new#1 D() as p.T$5) as p.T$6;");
    }

    @Test
    void enumsMayBeDeclaredInMethods() {
        UnitModel unit = unit("""
                class T { void m(A a) {
                  enum E { X, Y }
                  f(E.X);
                  /* } */ enum F
                    implements G { Z { void g() { h(a, '}', "}"); } };
                    int i = k(); }
                  n();
                } }
                """);
        assertThat(unit.types())
                .extracting(TypeModel::name, TypeModel::kind, TypeModel::enclosingMethod)
                .containsExactly(
                        tuple("T", TypeModel.Kind.CLASS, null),
                        tuple("T$1E", TypeModel.Kind.ENUM, "T#m(A)"),
                        tuple("T$2F", TypeModel.Kind.ENUM, "T#m(A)"),
                        tuple("T$3", TypeModel.Kind.ANONYMOUS, "T$2F#<clinit>()"));
        assertThat(Printed.body(method(unit.types().get(0), "m"))).isEqualTo("f#0(E.X); n#1();");
        assertThat(FrontendFixture.positions(method(type(unit, "T$2F"), "<fields>")))
                .containsExactly("k@6:13");
        assertThat(FrontendFixture.parse("class T { void m() { enum E { X } f( } }")
                        .unit())
                .isNull();
    }

    @Test
    void annotationsKeepTheirAttributes() {
        TypeModel type = unit("""
                @Marker
                @p.Single("x")
                @Many(a = {1, 2}, b = X.class, c = @Nested(d = E.F), e = {@Nested("g"), @Nested}, h = "i" + J)
                class T {}
                """).types().get(0);
        assertThat(type.annotations())
                .extracting(AnnotationModel::name, AnnotationModel::line)
                .containsExactly(tuple("Marker", 1), tuple("p.Single", 2), tuple("Many", 3));
        assertThat(type.annotations().get(0).attributes()).isEmpty();
        assertThat(type.annotations().get(1).attributes())
                .extracting(AnnotationModel.Attribute::name, attribute -> Printed.value(attribute.value()))
                .containsExactly(tuple("value", "\"x\""));
        assertThat(type.annotations().get(2).attributes())
                .extracting(AnnotationModel.Attribute::name, attribute -> Printed.value(attribute.value()))
                .containsExactly(
                        tuple("a", "array (1, 2)"),
                        tuple("b", "X.class"),
                        tuple("c", "other(E.F)"),
                        tuple("e", "array (other(\"g\"), other())"),
                        tuple("h", "(\"i\" + J)"));
    }

    @Test
    void compactSourceFilesAreAClassNamedLikeTheFile() {
        UnitModel unit = unit("""
                String name = read();
                void main() { IO.println(name); }
                record R(int i) {}
                """);
        assertThat(unit.types()).extracting(TypeModel::name).containsExactly("T", "T.R");
        assertThat(unit.types().get(0).methods()).extracting(MethodModel::name).containsExactly("<fields>", "main");
        assertThat(unit.imports()).contains(new ImportModel("java.util", false, true));
    }
}
