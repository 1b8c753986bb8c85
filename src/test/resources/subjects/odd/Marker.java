// verdict NO_TESTS
// skipped Marker.value() NO_BODY
package odd.marker;

@interface Marker { int value() default 1; }
