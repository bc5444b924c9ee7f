extension Array {
    /// The first place whose element meets a condition that every element behind it meets, too; the count where none does (a binary
    /// search, as swift-algorithms names it).
    package func partitioningIndex(where belongsInSecondPart: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongsInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
