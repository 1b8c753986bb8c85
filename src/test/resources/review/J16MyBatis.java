import java.util.List;
import org.apache.ibatis.annotations.*;

@Mapper
interface TaskMapper {
  @Select("SELECT id, title FROM tasks WHERE owner = #{owner} AND state = #{state,jdbcType=VARCHAR}")
  List<Task> of(@Param("owner") long owner, @Param("state") String state);

  @Select("SELECT id, title FROM tasks ORDER BY ${column}")
  List<Task> sorted(@Param("column") String column);

  @Insert({"INSERT INTO tasks (id, title)", "VALUES (#{id}, #{title})"})
  void add(Task task);

  @Select({
    "<script>",
    "SELECT id, title FROM tasks WHERE id IN",
    "<foreach item='id' collection='ids' open='(' separator=',' close=')'>#{id}</foreach>",
    "</script>"
  })
  List<Task> byIds(@Param("ids") List<Long> ids);
}
