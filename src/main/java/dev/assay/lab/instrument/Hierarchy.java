package dev.assay.lab.instrument;

import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.AccessFlag;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Knows which class extends which without loading any, for stack maps. Stateless. */
final class Hierarchy {
  private Hierarchy() {}

  /**
   * What knows the classes of a subject first, then the JDK's, then those of its libraries; a class
   * that none of them has is taken for one without a parent.
   */
  static ClassHierarchyResolver of(Collection<ClassModel> subject, ClassLoader libraries) {
    Map<ClassDesc, ClassHierarchyInfo> known = new HashMap<>();
    for (ClassModel model : subject) {
      known.put(
          model.thisClass().asSymbol(),
          model.flags().has(AccessFlag.INTERFACE)
              ? ClassHierarchyInfo.ofInterface()
              : ClassHierarchyInfo.ofClass(
                  model
                      .superclass()
                      .map(parent -> parent.asSymbol())
                      .orElse(ConstantDescs.CD_Object)));
    }
    ClassHierarchyResolver given = known::get;
    return given
        .orElse(ClassHierarchyResolver.defaultResolver())
        .orElse(ClassHierarchyResolver.ofResourceParsing(libraries).cached())
        .orElse(any -> ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object));
  }
}
