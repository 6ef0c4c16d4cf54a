namespace Liaison.Server.Documents;

/// <summary>Every kind of document that has a template.</summary>
public static class DocumentKinds
{
    public static readonly IReadOnlyList<DocumentKind> All =
        [ReceiptDocument.Kind, AcknowledgementDocument.Kind, ConvocationDocument.Kind, AgendaDocument.Kind, OutcomesDocument.Kind];
}
