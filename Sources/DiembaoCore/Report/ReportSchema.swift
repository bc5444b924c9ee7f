/// The JSON Schema of a report (a resource, embedded).
public enum ReportSchema {
    /// `docs/report.schema.json`, as it stands in the repository.
    public static var json: [UInt8] { EmbeddedData.reportSchema.bytes }
}
